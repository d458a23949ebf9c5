package org.carillon.sieve.syntax;

/**
 * The limits of a script and of its run (RFC 5228 §2.10.5). An error names the limit as here.
 *
 * @param scriptOctets the octets of a script in UTF-8
 * @param commands commands and tests of a script
 * @param nesting the depth of nested blocks and tests; at least 15 (RFC 5228 §2.9, §5.2)
 * @param stringLength characters of one string
 * @param listLength strings of one list
 * @param errors the errors reported of one script
 * @param actions actions of a run
 * @param redirects addresses a run may redirect to
 * @param steps commands, tests and comparisons of a run, long texts counted by their length: limits
 *     the CPU time, the same on every machine
 * @param variableLength characters of one variable; longer ones are truncated (RFC 5229 §6), at
 *     least 4000
 * @param variableOctets characters of all variables of a run
 * @param variables the variables of a run; at least 128 (RFC 5229 §6)
 * @param includes scripts that a run may include, and their depth (RFC 6609 §3)
 * @param bodyOctets octets of a body that are read, and of a changed body
 * @param traceLines the lines of a run's trace
 */
public record SieveLimits(
    int scriptOctets,
    int commands,
    int nesting,
    int stringLength,
    int listLength,
    int errors,
    int actions,
    int redirects,
    long steps,
    int variableLength,
    int variableOctets,
    int variables,
    int includes,
    int bodyOctets,
    int traceLines) {

  /** The limits without settings. */
  public static final SieveLimits DEFAULT =
      new SieveLimits(
          1 << 18, 4_000, 32, 1 << 16, 2_000, 20, 64, 16, 2_000_000, 8_000, 1 << 20, 512, 32,
          8 << 20, 2_000);

  /** Returns the same for scripts of another length. */
  public SieveLimits withScript(int octets) {
    return new SieveLimits(
        octets,
        commands,
        nesting,
        stringLength,
        listLength,
        errors,
        actions,
        redirects,
        steps,
        variableLength,
        variableOctets,
        variables,
        includes,
        bodyOctets,
        traceLines);
  }

  /** Returns the same for runs with this many redirects. */
  public SieveLimits withRedirects(int most) {
    return new SieveLimits(
        scriptOctets,
        commands,
        nesting,
        stringLength,
        listLength,
        errors,
        actions,
        most,
        steps,
        variableLength,
        variableOctets,
        variables,
        includes,
        bodyOctets,
        traceLines);
  }
}
