-- What was computed so far of the administrations, for indicators about indicators. Filled by compute, never delivered.
CREATE TABLE observed (
    city VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    reference_date DATE,
    indicator VARCHAR NOT NULL,          -- slug; every indicator that the administration could have is a row
    code VARCHAR,
    theme VARCHAR,
    breakdown VARCHAR NOT NULL DEFAULT 'total',
    category VARCHAR NOT NULL DEFAULT 'total',
    women BIGINT,                        -- counts of the figure, where it has them
    men BIGINT,
    base BIGINT,
    base_women BIGINT,
    value DOUBLE                         -- NULL where it could not be computed, or was not delivered
);
