/** Which records a domain needs, and what the DNS says instead. */
package org.carillon.zone.internal;
