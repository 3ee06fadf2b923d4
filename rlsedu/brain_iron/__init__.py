"""Chapter 3: three windows on brain iron: blood, spinal fluid, scanner."""
