-- Contracts that were awarded, and whether they have an equality clause. No persons.
CREATE TABLE contracts (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    contract_code VARCHAR NOT NULL,      -- code of the contract
    contract_type VARCHAR CHECK (contract_type IN ('works', 'services', 'supplies')),  -- what is bought
    department VARCHAR,
    value DOUBLE NOT NULL CHECK (value >= 0),  -- euros
    above_threshold BOOLEAN NOT NULL,    -- large enough for the clause to be asked for
    equality_clause BOOLEAN NOT NULL,    -- the contract has an equality clause
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
