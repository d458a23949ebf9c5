/** What is asked of the DNS; the core asks by this port, and an adapter does it. */
package org.carillon.contract.dns;
