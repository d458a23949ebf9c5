/** Rules: scripts of the server, of domains and of accounts. */
package org.carillon.rest.rule;
