/** The routing table: where mail and calls for an address go before the address is looked up. */
package org.carillon.transport.router;
