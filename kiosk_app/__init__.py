"""Sunshine (阳光户政): kiosk, counter and supervision software for the hukou lobby of a police station."""

__version__ = "0.1.0"
