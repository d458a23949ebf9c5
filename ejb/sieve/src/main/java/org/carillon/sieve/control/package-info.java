/** What holds a script together: tests of tests, variables, included scripts. */
package org.carillon.sieve.control;
