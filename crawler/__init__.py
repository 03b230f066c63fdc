"""From outlets to archived, extracted articles."""
