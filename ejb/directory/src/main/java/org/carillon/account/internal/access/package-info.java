/** By which ways, from where and when accounts may be signed in to. */
package org.carillon.account.internal.access;
