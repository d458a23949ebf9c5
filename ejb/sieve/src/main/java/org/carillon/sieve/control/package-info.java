/** Control commands and tests: conditions, variables, included scripts. */
package org.carillon.sieve.control;
