/** Recovery for those who govern accounts. */
package org.carillon.recovery.internal;
