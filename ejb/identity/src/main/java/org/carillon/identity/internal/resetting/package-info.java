/**
 * The first administrator, and the reset of an administrator's password by the owner of the home.
 */
package org.carillon.identity.internal.resetting;
