/** Rules as sentences, without Sieve, stored in the script as comments before commands. */
package org.carillon.sieve.sentence;
