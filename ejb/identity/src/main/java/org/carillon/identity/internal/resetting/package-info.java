/** The first administrator and the reset of an administrator's password by the home's owner. */
package org.carillon.identity.internal.resetting;
