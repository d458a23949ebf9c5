/** The SIP resource adapter: sockets and threads, open while the core's ports are available. */
package org.carillon.adapter.sip;
