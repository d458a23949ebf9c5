/**
 * Rules as sentences: what people say of their mail without Sieve, kept in the script itself as
 * comments before the commands that do it.
 */
package org.carillon.sieve.sentence;
