/** An account while attackers guess its password. */
package org.carillon.bench.guess;
