/** Devices that are let in on another one (RFC 8628). */
package org.carillon.identity.internal.oauth.device;
