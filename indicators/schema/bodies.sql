-- Seats of political and other decision-making bodies, by who holds them; vacant seats are not rows.
CREATE TABLE bodies (
    city VARCHAR NOT NULL,
    body VARCHAR NOT NULL,               -- council, executive (the city government), a board …
    body_type VARCHAR NOT NULL,          -- the kind of body, comparable between cities
    role VARCHAR NOT NULL DEFAULT 'member',
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),
    elected BOOLEAN,                     -- NULL where the source does not say
    appointed_by VARCHAR,                -- who appoints: the administration, the council …
    portfolio VARCHAR CHECK (portfolio IN ('basic', 'economy', 'infrastructure', 'socio_cultural')),  -- BEIS types
    reference_date DATE NOT NULL,
    year INTEGER NOT NULL,
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
