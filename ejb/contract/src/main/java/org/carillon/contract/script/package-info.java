/** Rules: the Sieve scripts of accounts, domains and the server, and who changes them. */
package org.carillon.contract.script;
