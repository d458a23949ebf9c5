/** Rules: the Sieve scripts of accounts, domains and the server, and the port to them. */
package org.carillon.contract.script;
