/** How much SIP is worked on at once, from whom, and the count of it. */
package org.carillon.protocol.sip.load;
