/** The routes of mail to other servers: by the recipient's domain and by sender. */
package org.carillon.transport.internal.relay;
