/** The port by which the core queries the DNS; an adapter implements it. */
package org.carillon.contract.dns;
