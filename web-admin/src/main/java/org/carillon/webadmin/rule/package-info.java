/** Rules: scripts of the server, of domains and of accounts, and trying them and the policy. */
package org.carillon.webadmin.rule;
