/** Application passwords: made, listed, ended, and whom they let in. */
package org.carillon.identity.internal.application;
