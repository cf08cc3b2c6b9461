"""What the invented administrations share: occupations, how many women are in each, and the levels they reach."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("support", "skilled", "associate", "professional", "high_responsibility", "executive")
"""From the bottom up; a level is drawn and compared by its place here."""

PROFESSIONAL, HIGH_RESPONSIBILITY, EXECUTIVE = 3, 4, 5


@dataclass(frozen=True)
class Occupation:
    """An occupation: its job family, the share of women, and how its people spread over the first four levels."""

    family: str
    function: str
    women: float
    levels: tuple[float, float, float, float]


OCCUPATIONS = {
    "administration": Occupation("administrative", "basic", 0.71, (0.03, 0.15, 0.55, 0.27)),
    "finance": Occupation("administrative", "economy", 0.66, (0.01, 0.08, 0.54, 0.37)),
    "engineering": Occupation("technical", "infrastructure", 0.36, (0.00, 0.10, 0.40, 0.50)),
    "information_technology": Occupation("technical", "basic", 0.27, (0.00, 0.05, 0.55, 0.40)),
    "maintenance": Occupation("technical", "infrastructure", 0.11, (0.25, 0.60, 0.15, 0.00)),
    "local_police": Occupation("police", "basic", 0.36, (0.00, 0.00, 0.88, 0.12)),
    "nursery_education": Occupation("education", "socio_cultural", 0.965, (0.05, 0.10, 0.77, 0.08)),
    "school_services": Occupation("education", "socio_cultural", 0.86, (0.35, 0.45, 0.18, 0.02)),
    "social_work": Occupation("social", "socio_cultural", 0.84, (0.08, 0.22, 0.25, 0.45)),
    "culture": Occupation("culture", "socio_cultural", 0.66, (0.10, 0.20, 0.45, 0.25)),
}
NAMES = tuple(OCCUPATIONS)
