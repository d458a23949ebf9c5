/** What becomes of an account while others guess its password. */
package org.carillon.bench.guess;
