/** Passwords that programs of an account have for themselves. */
package org.carillon.identity.application;
