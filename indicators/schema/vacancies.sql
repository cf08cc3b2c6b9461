-- Published vacancies: what they say. No persons.
CREATE TABLE vacancies (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day of publication
    year INTEGER NOT NULL,               -- the year of that day
    vacancy VARCHAR NOT NULL,            -- code of the vacancy
    pay_stated BOOLEAN NOT NULL,         -- the pay or its range is stated
    neutral_title BOOLEAN NOT NULL,      -- the title is gender-neutral
    department VARCHAR,
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
