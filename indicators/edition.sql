-- An edition: observations and what is said of them. No table of an edition has a person's row.
CREATE TABLE observations (
    indicator VARCHAR NOT NULL, code VARCHAR NOT NULL, version INTEGER NOT NULL, city VARCHAR NOT NULL,
    year INTEGER NOT NULL, breakdown VARCHAR NOT NULL, category VARCHAR NOT NULL, "group" VARCHAR,
    women BIGINT, men BIGINT, base BIGINT, base_women BIGINT, value DOUBLE, low DOUBLE, high DOUBLE, unit VARCHAR NOT NULL,
    flag VARCHAR NOT NULL
        CHECK (flag IN ('shown', 'merged', 'too_few', 'protected', 'not_delivered', 'not_applicable', 'nobody')),
    reason VARCHAR, source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    reference_date DATE, date_basis VARCHAR,
    edition VARCHAR NOT NULL,
    UNIQUE (indicator, city, year, breakdown, category)
);
CREATE TABLE groups (
    indicator VARCHAR NOT NULL, city VARCHAR NOT NULL, breakdown VARCHAR NOT NULL, dimension VARCHAR NOT NULL,
    category VARCHAR NOT NULL, "group" VARCHAR NOT NULL   -- '' is what was not delivered
);
-- Who is counted, in codes: what an auditor needs to know which people a number adds up.
CREATE TABLE measures (
    indicator VARCHAR NOT NULL, source_table VARCHAR NOT NULL, formula VARCHAR NOT NULL, sensitivity VARCHAR NOT NULL,
    breakdowns VARCHAR NOT NULL,   -- JSON: list of breakdowns
    population VARCHAR NOT NULL,   -- JSON: dimension -> codes, {} for everyone
    counted VARCHAR NOT NULL,      -- JSON: the same, or "other" where no dimension tells
    pool VARCHAR,                  -- JSON: the same, whom an index is measured against
    over VARCHAR,                  -- what the formula works over
    pool_table VARCHAR,            -- where the pool stands, if in another table: then the base counts people of that one
    kind VARCHAR NOT NULL          -- people; things (reports, acts); answers (whoever answers stands in each question)
);
-- How much of a breakdown is shown by its own name, of everybody in it in the last year.
CREATE TABLE kept (
    city VARCHAR NOT NULL, indicator VARCHAR NOT NULL, breakdown VARCHAR NOT NULL, dimension VARCHAR NOT NULL,
    year INTEGER NOT NULL, share DOUBLE NOT NULL
);
-- What lies within what: the organisation chart, which everybody knows.
CREATE TABLE hierarchy (
    city VARCHAR NOT NULL, dimension VARCHAR NOT NULL, category VARCHAR NOT NULL, parent VARCHAR NOT NULL
);
CREATE TABLE sources (
    city VARCHAR NOT NULL, delivered_table VARCHAR NOT NULL, year INTEGER NOT NULL, reference_date DATE NOT NULL,
    date_basis VARCHAR NOT NULL, source VARCHAR NOT NULL, file VARCHAR NOT NULL, publisher VARCHAR NOT NULL, url VARCHAR
);
-- Actions of the plan as each administration last noted them, and the targets in force. No persons.
CREATE TABLE actions (
    city VARCHAR NOT NULL, administration VARCHAR NOT NULL, reference_date DATE NOT NULL, action VARCHAR NOT NULL,
    plan_area VARCHAR NOT NULL, title VARCHAR NOT NULL, starts_on DATE, due_on DATE, done_on DATE,
    responsible VARCHAR, indicator VARCHAR, status VARCHAR NOT NULL, evidence VARCHAR, budget DOUBLE, spent DOUBLE,
    source VARCHAR NOT NULL
);
CREATE TABLE targets (
    city VARCHAR NOT NULL, administration VARCHAR NOT NULL, reference_date DATE NOT NULL, year INTEGER NOT NULL,
    indicator VARCHAR NOT NULL, breakdown VARCHAR NOT NULL, category VARCHAR NOT NULL, plan_area VARCHAR,
    baseline DOUBLE NOT NULL, target DOUBLE NOT NULL, due_year INTEGER NOT NULL, source VARCHAR NOT NULL
);
-- Euros of the budget by class and mission, with their sums ('total', and 'gender': direct and sensitive); `executed`
-- is what was committed on the lines of which it is known how much was paid.
CREATE TABLE budget (
    city VARCHAR NOT NULL, year INTEGER NOT NULL, reference_date DATE NOT NULL, mission VARCHAR NOT NULL,
    gender_class VARCHAR NOT NULL, lines BIGINT NOT NULL, committed DOUBLE NOT NULL, executed DOUBLE, paid DOUBLE,
    source VARCHAR NOT NULL
);
CREATE TABLE about (name VARCHAR NOT NULL, built_on DATE NOT NULL, fingerprint VARCHAR NOT NULL);
-- The verdict of the audit on this file, as JSON: one row. Without it the edition is not shown.
CREATE TABLE audit (verdict VARCHAR NOT NULL);
