/** Contents of SIP messages: addresses, extensions, replies. */
package org.carillon.protocol.sip.message;
