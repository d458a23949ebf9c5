/** Where a recipient's mail goes, and which recipients are taken from whom. */
package org.carillon.transport.internal.routing;
