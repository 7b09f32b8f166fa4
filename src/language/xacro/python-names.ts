/*
 * Names that an expression of xacro may use without anybody declaring them, from xacro's documentation and Python's: https://wiki.ros.org/xacro.
 */

const MATH =
  'acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp';
const BUILT_IN =
  'abs all any bool chr complex dict divmod enumerate filter float format frozenset hash int isinstance issubclass len list map max min ord pow range repr reversed round set slice sorted str sum tuple type vars zip';
const OWN = 'xacro load_yaml';

export const PYTHON_NAMES: ReadonlySet<string> = new Set(`${MATH} ${BUILT_IN} ${OWN}`.split(' '));

/** What `$(...)` may begin with, in one version of ROS or another. */
export const SUBSTITUTIONS: ReadonlySet<string> = new Set(
  'find arg env optenv eval anon cwd dirname find-pkg-share find-pkg-prefix var'.split(' '),
);
