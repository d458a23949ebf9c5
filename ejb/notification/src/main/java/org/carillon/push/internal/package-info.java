/** The subscribed devices, and the delivery of notifications to them. */
package org.carillon.push.internal;
