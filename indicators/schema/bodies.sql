-- Seats of political and other decision-making bodies, by who holds them; vacant seats are not rows.
CREATE TABLE bodies (
    city VARCHAR NOT NULL,               -- slug of the partner
    body VARCHAR NOT NULL,               -- council, executive (the city government), a board …
    body_type VARCHAR NOT NULL,          -- the kind of body, comparable between cities
    role VARCHAR NOT NULL DEFAULT 'member',  -- head, chair or member
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    elected BOOLEAN,                     -- empty where the source does not say
    appointed_by VARCHAR,                -- who appoints: the administration, the council …
    portfolio VARCHAR CHECK (portfolio IN ('basic', 'economy', 'infrastructure', 'socio_cultural')),  -- kind of task, in the four types of the EU statistics on decision-making (BEIS)
    reference_date DATE NOT NULL,        -- the day on which they held the seats
    year INTEGER NOT NULL,               -- the year of that day
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
