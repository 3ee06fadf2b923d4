"""The numbers of one nerve ending, as Best, Nijhout and Reed (2009) gave them, and the few that a reader moves."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, from_fact, parameter
from rlsedu.evidence.conversions import alike, ratio, rounded, total

TH, REUSE = "best-2009-th-parameters", "best-2009-transport-parameters"
BRAKE, METABOLISM = "best-2009-autoreceptor", "best-2009-metabolic-parameters"
CLAMP, REST = "best-2009-nadph-clamp", "best-2009-steady-state"


@dataclass(frozen=True)
class Terminal(Parameters):
    """The numbers of one nerve ending; 1 is normal for every amount. The first twelve are the ones to play with."""

    iron: float = parameter(1.0, "Iron in the nerve cell (1 = normal)", "assumed: our scale", low=0.02, high=2)
    th_expression: float = parameter(1.0, "Amount of TH (1 = normal)", "assumed: our scale", low=0.05, high=4)
    serum_tyrosine: float = parameter(
        from_fact(REST, "tyrosine-serum"), "tyrosine in the blood", unit="uM", low=20, high=400
    )
    firing: float = parameter(
        from_fact(REUSE, "steady-release-rate"), "release of stored dopamine", unit="1/h", low=0.5, high=2
    )
    surviving_terminals: float = parameter(1.0, "Share of nerve endings left", "assumed: our scale", low=0.02, high=1)
    dat_density: float = parameter(1.0, "transporters (1 = normal)", "assumed: our scale", low=0, high=2)
    d2_density: float = parameter(1.0, "D2 receptors (1 = normal)", "assumed: our scale", low=0.5, high=1.5)
    autoreceptor: bool = parameter(True, "dopamine outside slows its own making", BRAKE)
    autoreceptor_follows_d2: bool = parameter(
        True, "lost D2 receptors are lost from the brake too", "assumed: a weaker brake was seen in iron-poor rats"
    )
    substrate_inhibition: bool = parameter(True, "much tyrosine slows TH", TH)
    iron_half: float = parameter(
        from_fact(
            "fitzpatrick-1989-th-iron-rat",
            "free-ferrous-iron-half",
            "labile-iron-pool-size/labile-iron-pool",
            by=rounded(2, ratio),
        ),
        "Iron at which TH runs at half speed",
        "free iron at half its activity, divided by the free iron of a cell (labile-iron-pool-size)",
        low=0.1,
        high=20,
    )
    e_rest: float = parameter(
        from_fact(BRAKE, "reference-dopamine-outside-cell"),
        "dopamine outside, at which the brake is at rest",
        unit="uM",
    )
    th_vmax: float = parameter(from_fact(TH, "vmax-tyrosine-hydroxylase"), "top speed of TH", unit="uM/h")
    th_km_tyrosine: float = parameter(from_fact(TH, "km-tyrosine"), "tyrosine for half speed of TH", unit="uM")
    th_km_bh4: float = parameter(from_fact(TH, "km-bh4"), "BH4 for half speed of TH", unit="uM")
    th_ki_dopamine: float = parameter(
        from_fact(TH, "ki-dopamine-cell"), "dopamine in the cell that slows TH", unit="uM"
    )
    th_ki_tyrosine: float = parameter(from_fact(TH, "ki-tyrosine"), "tyrosine that slows TH", unit="uM")
    th_prefactor: float = parameter(from_fact(TH, "substrate-inhibition-prefactor"), "scale of the slowing by tyrosine")
    tyrosine_rest: float = parameter(from_fact(REST, "tyrosine-cell"), "tyrosine in the cell at rest", unit="uM")
    brake_gain: float = parameter(from_fact(BRAKE, "gain"), "autoreceptor: gain")
    brake_slope: float = parameter(from_fact(BRAKE, "slope-factor-b"), "autoreceptor: slope factor")
    brake_floor: float = parameter(from_fact(BRAKE, "floor-c"), "autoreceptor: floor")
    brake_power: float = parameter(from_fact(BRAKE, "hill-exponent"), "autoreceptor: exponent")
    biopterin: float = parameter(
        from_fact(REST, "bh2", "bh4", by=total), "BH2 and BH4 together", "their sum", unit="uM"
    )
    nadph: float = parameter(
        from_fact(CLAMP, "nadph"), "NADPH, held constant (not verified)", unit="uM", low=10, high=1000
    )
    nadp: float = parameter(from_fact(CLAMP, "nadp"), "NADP, held constant (not verified)", unit="uM", low=1, high=1000)
    dhpr_forward: float = parameter(
        from_fact(METABOLISM, "forward-vmax-bh2-reductase"), "BH2 reductase, top speed", unit="uM/h"
    )
    dhpr_backward: float = parameter(
        from_fact(METABOLISM, "backward-vmax-bh2-reductase"), "BH2 reductase, top speed backwards", unit="uM/h"
    )
    dhpr_k_bh2: float = parameter(from_fact(METABOLISM, "k-bh2"), "BH2 reductase, K for BH2", unit="uM")
    dhpr_k_bh4: float = parameter(from_fact(METABOLISM, "k-bh4"), "BH2 reductase, K for BH4", unit="uM")
    dhpr_k_nadp: float = parameter(
        from_fact(METABOLISM, "k-nadph", "k-nadp", by=alike), "BH2 reductase, K for NADPH and NADP", unit="uM"
    )
    aadc_vmax: float = parameter(from_fact(METABOLISM, "vmax-decarboxylase"), "decarboxylase, top speed", unit="uM/h")
    aadc_km: float = parameter(
        from_fact(METABOLISM, "km-decarboxylase"), "decarboxylase, L-DOPA for half speed", unit="uM"
    )
    import_vmax: float = parameter(
        from_fact(METABOLISM, "vmax-tyrosine-import"), "tyrosine import, top speed", unit="uM/h"
    )
    import_km: float = parameter(from_fact(METABOLISM, "km-tyrosine-import"), "tyrosine import, half speed", unit="uM")
    to_pool: float = parameter(from_fact(METABOLISM, "tyrosine-pool"), "tyrosine to its pool", unit="1/h")
    from_pool: float = parameter(from_fact(METABOLISM, "pool-tyrosine"), "tyrosine from its pool", unit="1/h")
    tyrosine_loss: float = parameter(
        from_fact(METABOLISM, "breakdown-tyrosine", "breakdown-tyrosine-pool", by=alike),
        "breakdown of tyrosine and of its pool",
        unit="1/h",
    )
    cytosolic_loss: float = parameter(
        from_fact(METABOLISM, "breakdown-dopamine-cell"), "breakdown of dopamine in the cell", unit="1/h"
    )
    outside_vmax: float = parameter(
        from_fact(METABOLISM, "vmax-breakdown-outside-cell"), "breakdown outside, top speed", unit="uM/h"
    )
    outside_km: float = parameter(
        from_fact(METABOLISM, "km-breakdown-outside-cell"), "breakdown outside, half speed", unit="uM"
    )
    hva_loss: float = parameter(from_fact(METABOLISM, "removal-hva"), "removal of HVA", unit="1/h")
    vmat_vmax: float = parameter(
        from_fact(REUSE, "vmax-vesicle-uptake"), "packing into vesicles, top speed", unit="uM/h"
    )
    vmat_km: float = parameter(from_fact(REUSE, "km-vesicle-uptake"), "packing, dopamine for half speed", unit="uM")
    vmat_leak: float = parameter(from_fact(REUSE, "leak-vesicles"), "leak from vesicles", unit="1/h")
    dat_vmax: float = parameter(from_fact(REUSE, "vmax-dopamine-transporter"), "transporter, top speed", unit="uM/h")
    dat_km: float = parameter(
        from_fact(REUSE, "km-dopamine-transporter"), "transporter, dopamine for half speed", unit="uM"
    )
    removal: float = parameter(from_fact(REUSE, "removal-tissue"), "removal from the tissue", unit="1/h")
