/** Rules: scripts of the server, of domains and of accounts; trials of them and of the policy. */
package org.carillon.webadmin.rule;
