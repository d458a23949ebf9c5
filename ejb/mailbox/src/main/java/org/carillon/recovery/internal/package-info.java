/** Recovery for those who may act for accounts. */
package org.carillon.recovery.internal;
