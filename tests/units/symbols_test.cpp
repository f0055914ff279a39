// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/symbols.hpp>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"

using namespace typeplate;

namespace {

struct named_unit {
  std::string_view name;
  std::string_view text;
};

// A macro only here: the name of a symbol must be the text of its unit, and only the preprocessor knows the name.
#define NAMED(name)                                                 \
  named_unit {                                                      \
#name, unit_text < std::remove_cv_t < decltype(symbols::name)>> \
  }

constexpr named_unit all[] = {
    NAMED(m),     NAMED(g),           NAMED(s),          NAMED(A),         NAMED(K),       NAMED(mol),
    NAMED(cd),    NAMED(rad),         NAMED(sr),         NAMED(Hz),        NAMED(N),       NAMED(Pa),
    NAMED(J),     NAMED(W),           NAMED(C),          NAMED(V),         NAMED(F),       NAMED(ohm),
    NAMED(S),     NAMED(Wb),          NAMED(T),          NAMED(H),         NAMED(lm),      NAMED(lx),
    NAMED(Bq),    NAMED(Gy),          NAMED(Sv),         NAMED(kat),       NAMED(degC),    NAMED(degF),
    NAMED(degR),  NAMED(delta_degC),  NAMED(delta_degF), NAMED(deg),       NAMED(arcmin),  NAMED(arcsec),
    NAMED(rev),   NAMED(gon),         NAMED(mil_angle),  NAMED(hourangle), NAMED(sqdeg),   NAMED(rpm),
    NAMED(rps),   NAMED(bpm),         NAMED(min),        NAMED(h),         NAMED(d),       NAMED(wk),
    NAMED(yr),    NAMED(common_year), NAMED(mo_j),       NAMED(angstrom),  NAMED(micron),  NAMED(in),
    NAMED(ft),    NAMED(yd),          NAMED(mi),         NAMED(nmi),       NAMED(ft_us),   NAMED(mil),
    NAMED(ftm),   NAMED(fur),         NAMED(au),         NAMED(ly),        NAMED(pc),      NAMED(bohr),
    NAMED(point), NAMED(ha),          NAMED(are),        NAMED(b),         NAMED(acre),    NAMED(darcy),
    NAMED(L),     NAMED(cc),          NAMED(gal_us),     NAMED(quart),     NAMED(pint),    NAMED(cup),
    NAMED(fl_oz), NAMED(tbsp),        NAMED(tsp),        NAMED(gal_imp),   NAMED(bbl),     NAMED(acre_ft),
    NAMED(t),     NAMED(Da),          NAMED(lb),         NAMED(oz),        NAMED(oz_t),    NAMED(gr),
    NAMED(slug),  NAMED(ton_us),      NAMED(ton_uk),     NAMED(stone),     NAMED(ct),      NAMED(kn),
    NAMED(mph),   NAMED(kph),         NAMED(fpm),        NAMED(c_light),   NAMED(gn),      NAMED(Gal),
    NAMED(dyn),   NAMED(lbf),         NAMED(kgf),        NAMED(gf),        NAMED(ozf),     NAMED(kip),
    NAMED(pdl),   NAMED(bar),         NAMED(atm),        NAMED(at),        NAMED(Torr),    NAMED(mmHg),
    NAMED(inHg),  NAMED(mmWC),        NAMED(cmWC),       NAMED(inWC),      NAMED(psi),     NAMED(ksi),
    NAMED(psf),   NAMED(Ba),          NAMED(eV),         NAMED(erg),       NAMED(cal),     NAMED(cal_IT),
    NAMED(Btu),   NAMED(therm),       NAMED(Wh),         NAMED(hartree),   NAMED(Ry),      NAMED(tTNT),
    NAMED(hp),    NAMED(PS),          NAMED(hp_e),       NAMED(TR),        NAMED(VA),      NAMED(var),
    NAMED(Ah),    NAMED(e_charge),    NAMED(D),          NAMED(Gs),        NAMED(Mx),      NAMED(Oe),
    NAMED(P),     NAMED(St),          NAMED(nt),         NAMED(sb),        NAMED(ph),      NAMED(lambert),
    NAMED(fc),    NAMED(ftL),         NAMED(Ci),         NAMED(rd),        NAMED(rem),     NAMED(roentgen),
    NAMED(molar), NAMED(U),           NAMED(permille),   NAMED(ppm),       NAMED(ppb),     NAMED(bp),
    NAMED(bit),   NAMED(B),           NAMED(Bd),         NAMED(px),        NAMED(count),   NAMED(gpm),
    NAMED(cfm),   NAMED(mpg),         NAMED(tex),        NAMED(den),       NAMED(dpt),     NAMED(clo),
    NAMED(Jy),    NAMED(sverdrup),    NAMED(eotvos),     NAMED(dB),        NAMED(dBm),     NAMED(dBW),
    NAMED(dBV),   NAMED(dB_SPL),      NAMED(Np),         NAMED(pH_scale),  NAMED(delta_K), NAMED(delta_degR),
    NAMED(km),    NAMED(dm),          NAMED(cm),         NAMED(mm),        NAMED(um),      NAMED(nm),
    NAMED(pm),    NAMED(fm),          NAMED(kg),         NAMED(mg),        NAMED(ug),      NAMED(ng),
    NAMED(ms),    NAMED(us),          NAMED(ns),         NAMED(ps),        NAMED(kA),      NAMED(mA),
    NAMED(uA),    NAMED(nA),          NAMED(mK),         NAMED(uK),        NAMED(nK),      NAMED(kmol),
    NAMED(mmol),  NAMED(umol),        NAMED(nmol),       NAMED(mrad),      NAMED(urad),    NAMED(kHz),
    NAMED(MHz),   NAMED(GHz),         NAMED(THz),        NAMED(mHz),       NAMED(kN),      NAMED(MN),
    NAMED(mN),    NAMED(uN),          NAMED(hPa),        NAMED(kPa),       NAMED(MPa),     NAMED(GPa),
    NAMED(mPa),   NAMED(kJ),          NAMED(MJ),         NAMED(GJ),        NAMED(mJ),      NAMED(uJ),
    NAMED(kW),    NAMED(MW),          NAMED(GW),         NAMED(TW),        NAMED(mW),      NAMED(uW),
    NAMED(nW),    NAMED(mC),          NAMED(uC),         NAMED(nC),        NAMED(pC),      NAMED(kV),
    NAMED(MV),    NAMED(mV),          NAMED(uV),         NAMED(nV),        NAMED(mF),      NAMED(uF),
    NAMED(nF),    NAMED(pF),          NAMED(kohm),       NAMED(Mohm),      NAMED(Gohm),    NAMED(mohm),
    NAMED(mS),    NAMED(uS),          NAMED(nS),         NAMED(mWb),       NAMED(mT),      NAMED(uT),
    NAMED(nT),    NAMED(mH),          NAMED(uH),         NAMED(nH),        NAMED(kBq),     NAMED(MBq),
    NAMED(GBq),   NAMED(mGy),         NAMED(uGy),        NAMED(mSv),       NAMED(uSv),     NAMED(mcd),
    NAMED(klm),   NAMED(klx),         NAMED(ukat),       NAMED(nkat),      NAMED(marcsec), NAMED(uarcsec),
    NAMED(hL),    NAMED(dL),          NAMED(cL),         NAMED(mL),        NAMED(uL),      NAMED(nL),
    NAMED(Mt),    NAMED(Gt),          NAMED(kbar),       NAMED(mbar),      NAMED(ubar),    NAMED(keV),
    NAMED(MeV),   NAMED(GeV),         NAMED(meV),        NAMED(kcal),      NAMED(kWh),     NAMED(MWh),
    NAMED(GWh),   NAMED(TWh),         NAMED(kVA),        NAMED(MVA),       NAMED(kvar),    NAMED(Mvar),
    NAMED(mAh),   NAMED(kAh),         NAMED(mP),         NAMED(cP),        NAMED(cSt),     NAMED(mM),
    NAMED(uM),    NAMED(nM),          NAMED(kbit),       NAMED(Mbit),      NAMED(Gbit),    NAMED(Tbit),
    NAMED(Kibit), NAMED(Mibit),       NAMED(Gibit),      NAMED(Tibit),     NAMED(kB),      NAMED(MB),
    NAMED(GB),    NAMED(TB),          NAMED(KiB),        NAMED(MiB),       NAMED(GiB),     NAMED(TiB),
    NAMED(kyr),   NAMED(Myr),         NAMED(Gyr),        NAMED(kpc),       NAMED(Mpc),     NAMED(Mpx),
    NAMED(mGal),  NAMED(kdyn),        NAMED(mTorr),      NAMED(kGs),       NAMED(mGs),     NAMED(mCi),
    NAMED(uCi),   NAMED(nCi),         NAMED(m2),         NAMED(m3),        NAMED(km2),     NAMED(km3),
    NAMED(dm2),   NAMED(dm3),         NAMED(cm2),        NAMED(cm3),       NAMED(mm2),     NAMED(mm3),
    NAMED(um2),   NAMED(um3),         NAMED(in2),        NAMED(in3),       NAMED(ft2),     NAMED(ft3),
    NAMED(yd2),   NAMED(yd3),         NAMED(s2)};

}  // namespace

TEST_CASE("every symbol is the canonical text of its unit") {
  static_assert(std::size(all) > 350);
  for (const named_unit& unit : all) {
    INFO(unit.name);
    CHECK(unit.name == unit.text);
    CHECK(parse_unit(unit.text).ok);
  }
  CHECK(unit_text<std::remove_cv_t<decltype(symbols::one)>> == "1");
  CHECK(unit_text<std::remove_cv_t<decltype(symbols::percent)>> == "%");
}

TEST_CASE("every unit of the catalogue has its symbol, if that is a C++ name and not refused") {
  int without = 0;
  for (const definition* row : detail::rows.of) {
    bool found = false;
    for (const named_unit& unit : all) found = found || unit.name == row->symbol;
    if (!found) ++without;
  }
  CHECK(without == 4);  // 1, %, M and ppt
}
