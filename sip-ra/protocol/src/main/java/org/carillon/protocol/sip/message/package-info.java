/** What SIP messages say and are answered: addresses, extensions, replies. */
package org.carillon.protocol.sip.message;
