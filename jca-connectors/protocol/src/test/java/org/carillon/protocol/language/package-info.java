package org.carillon.protocol.language;
