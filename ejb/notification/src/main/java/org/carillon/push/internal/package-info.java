/** Which devices there are, and how they are told. */
package org.carillon.push.internal;
