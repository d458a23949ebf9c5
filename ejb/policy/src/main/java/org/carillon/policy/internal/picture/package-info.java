/** How pictures from elsewhere are fetched, and whose are shown. */
package org.carillon.policy.internal.picture;
