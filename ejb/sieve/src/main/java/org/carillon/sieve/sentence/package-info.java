/**
 * Rules as sentences: users' rules without knowledge of Sieve, stored in the script itself as
 * comments before their commands.
 */
package org.carillon.sieve.sentence;
