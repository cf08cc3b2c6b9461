-- Figures taken over as they were published: values that are not counts, and counts that stand only in another table.
CREATE TABLE published_values (
    city VARCHAR NOT NULL,               -- slug of a partner or of a place of comparison
    indicator VARCHAR NOT NULL,          -- slug or code of the indicator
    year INTEGER NOT NULL,               -- the year of the reference date
    reference_date DATE NOT NULL,        -- the day or period that the figure is for
    women INTEGER CHECK (women >= 0),    -- the counted ones, where they were published
    men INTEGER CHECK (men >= 0),        -- the counted ones, where they were published
    base INTEGER CHECK (base >= women + men),  -- everyone among whom they were counted
    value DOUBLE,                        -- empty where women, men and base say it
    unit VARCHAR NOT NULL,               -- unit of the indicator
    reason VARCHAR,                      -- what the publisher's own flag says, in a code
    source VARCHAR NOT NULL DEFAULT 'published' CHECK (source IN ('published', 'synthetic')),
    CHECK (year = year(reference_date)),
    CHECK (value IS NOT NULL OR (women IS NOT NULL AND men IS NOT NULL AND base IS NOT NULL))
);
