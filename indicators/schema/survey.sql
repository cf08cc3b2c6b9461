-- Answers to a well-being survey, already added up by question and gender; never single answers.
CREATE TABLE survey (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the last day of the survey
    year INTEGER NOT NULL,               -- the year of that day
    item VARCHAR NOT NULL,               -- code of the question, such as A.04
    section VARCHAR,                     -- safety, discrimination, fairness, career …
    reversed BOOLEAN NOT NULL DEFAULT FALSE,  -- a high answer is a bad one
    scale_low DOUBLE NOT NULL,           -- lowest possible answer
    scale_high DOUBLE NOT NULL,          -- highest possible answer
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    people INTEGER NOT NULL CHECK (people >= 0),  -- respondents
    invited INTEGER CHECK (invited >= people),  -- persons who were asked
    mean DOUBLE,                         -- mean answer on the scale
    positive INTEGER CHECK (positive >= 0),  -- respondents on the positive side of the scale
    negative INTEGER CHECK (negative >= 0),  -- respondents on the negative side of the scale
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date)),
    CHECK (mean IS NULL OR (mean >= scale_low AND mean <= scale_high)),
    CHECK (scale_low < scale_high)
);
