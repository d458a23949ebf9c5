/** Devices that are let in on another one (RFC 8628). */
package org.carillon.account.internal.oauth.device;
