-- Which file each figure of a city-year came from, and what is known of its date.
CREATE TABLE deliveries (
    city VARCHAR NOT NULL,
    delivered_table VARCHAR NOT NULL,    -- the canonical table that it filled
    year INTEGER NOT NULL,
    reference_date DATE NOT NULL,
    date_basis VARCHAR NOT NULL CHECK (date_basis IN ('stated', 'inferred')),
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    file VARCHAR NOT NULL,               -- path below the data folder
    publisher VARCHAR NOT NULL,
    url VARCHAR
);
