/** Devices that a user lets in by means of another device (RFC 8628). */
package org.carillon.identity.internal.oauth.device;
