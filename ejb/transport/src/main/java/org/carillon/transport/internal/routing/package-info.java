/** The routes of recipients, and the rules for senders' recipients. */
package org.carillon.transport.internal.routing;
